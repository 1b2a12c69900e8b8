/** As much of Babel's syntax tree as the rules below look at. */
interface Syntax {
  type: string;
  name?: string;
  callee?: Syntax;
  object?: Syntax;
  property?: Syntax;
  key?: Syntax;
  id?: Syntax;
  properties?: Syntax[];
}
interface Place {
  node: Syntax;
}

interface Rule {
  reason: string;
  isMeant: (place: Place) => boolean;
}

const INTERNAL_ERRORS = new Set(['RangeError', 'TypeError', 'Error']);
const DOCUMENTATION = new Set(['summary', 'tags', 'responses', 'security']);

const isInternalError = ({ node }: Place): boolean =>
  node.type === 'NewExpression' &&
  (INTERNAL_ERRORS.has(node.callee?.name ?? '') || node.callee?.object?.name === 'errors');

const isCause = ({ node }: Place): boolean =>
  node.type === 'ObjectExpression' && node.properties?.length === 1 && node.properties[0]?.key?.name === 'cause';

const isDocumentation = ({ node }: Place): boolean =>
  (node.type === 'ObjectProperty' && DOCUMENTATION.has(node.key?.name ?? '')) ||
  (node.type === 'VariableDeclarator' && node.id?.name === 'tags') ||
  (node.type === 'CallExpression' && node.callee?.property?.name === 'registerComponent');

/** Mutants that are not made at all, each kind with the reason why no test has to notice it. */
const RULES: Rule[] = [
  {
    reason: 'the words of an internal error: it is caught and answered by a stable code, its text is never sent',
    isMeant: isInternalError,
  },
  {
    reason: 'the cause of an error: its class and place go to the log for whoever debugs, nothing of it is ever sent',
    isMeant: isCause,
  },
  { reason: 'the words of the API documentation: no request is judged by them', isMeant: isDocumentation },
];

/** Stryker's plugin: answers why a piece of code is not mutated. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'no-promise',
    value: { shouldIgnore: (place: Place) => RULES.find(({ isMeant }) => isMeant(place))?.reason },
  },
];
