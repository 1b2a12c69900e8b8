import { render } from 'solid-js/web';

const root = document.getElementById('panel');
if (root) render(() => <p>hello</p>, root);
