import ChevronDown from 'lucide-solid/icons/chevron-down';
import type { JSX } from 'solid-js';

/** A native disclosure with a counted label ("14 more figures"), so that nobody wonders what is folded away. */
export function Fold(props: { label: string; children: JSX.Element }) {
  return (
    <details class="fold">
      <summary>
        {props.label} <ChevronDown class="icon-small fold-mark" />
      </summary>
      {props.children}
    </details>
  );
}
