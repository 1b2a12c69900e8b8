// Runs inside a Genesys Interaction Widget: one instance per interaction, so the one in sight names the conversation.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const { hostOrigin } = document.documentElement.dataset;
const query = new URLSearchParams(location.search);
const conversationId = query.get('conversationId') ?? '';
const isExpectedHost = (query.get('hostOrigin') ?? hostOrigin) === hostOrigin;

function report() {
  if (!isExpectedHost || !UUID.test(conversationId)) return;
  window.top.postMessage({ type: 'bcs-widget-to-genesys-content/conversation-shown', conversationId }, hostOrigin);
}

// Told at first and whenever it comes into sight: a hidden instance may load late, and an old one is shown again.
new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting)) report();
}).observe(document.body);
