import { For, Show } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { ValueText } from '../value-text.tsx';

type Table = BlockOf<'table'>;

function Row(props: { cells: Table['rows'][number]; columns: Table['columns'] }) {
  return (
    <tr>
      <For each={props.columns}>
        {(column, index) => (
          <td data-align={column.align}>
            <Show when={props.cells[index()]}>{(cell) => <ValueText value={cell()} />}</Show>
          </td>
        )}
      </For>
    </tr>
  );
}

/** Scrolls sideways inside itself, so that a wide table never widens the panel. */
export function TableBlock(props: { block: Table }) {
  return (
    <section class="table-scroll" aria-label={props.block.title ?? 'Table'} tabindex="0">
      <table class="table">
        <thead>
          <tr>
            <For each={props.block.columns}>
              {(column) => (
                <th scope="col" data-align={column.align}>
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.block.rows}>{(cells) => <Row cells={cells} columns={props.block.columns} />}</For>
        </tbody>
      </table>
    </section>
  );
}
