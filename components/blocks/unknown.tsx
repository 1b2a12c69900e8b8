import { PlainLines } from './plain-lines.tsx';

export function UnknownBlock(props: { block: { lines: string[] } }) {
  return (
    <PlainLines
      lines={props.block.lines}
      why="This panel is too old to draw this part. Restart the browser to update it."
    />
  );
}
