import CircleQuestionMark from 'lucide-solid/icons/circle-question-mark';

/** In the corner of every screen that has no menu. */
export function HelpButton(props: { onOpen: () => void }) {
  return (
    <button type="button" class="icon-button help-button" aria-label="Help" title="Help" onClick={() => props.onOpen()}>
      <CircleQuestionMark class="icon" />
    </button>
  );
}
