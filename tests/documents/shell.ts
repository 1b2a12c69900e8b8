/** One program with its words, as a shell would start it. */
export interface Command {
  words: string[];
  /** What stands before the program, such as `AUDIT_KEY=…`. */
  assignments: string[];
}

const KEYWORDS = new Set(['if', 'then', 'else', 'fi', 'do', 'done', 'while', 'until', '!', '{', '}', 'export']);
/** The reader's to fill in, `<like this>`; everything else in angle brackets leads into or out of a file. */
const PLACEHOLDER = /^<[a-z][^<>\n]*>/iu;
const ASSIGNMENT = /^[A-Za-z_]\w*=/u;
const REDIRECTION = /^\d?(?:>>?(?:&\d)?|<)/u;

/** Every command of a block, those within `$(…)` and behind a pipe too. */
export function commandsOf(block: string): Command[] {
  const found: string[][] = [];
  const rest = readCommands(block.replaceAll(/\\\n\s*/gu, ' '), found);
  if (rest !== '') throw new SyntaxError(`a bracket too many before: ${rest}`);
  return found.map(toCommand).filter(({ words, assignments }) => words.length + assignments.length > 0);
}

/** Reads up to the bracket that ends it, and answers what stands behind that. */
function readCommands(text: string, found: string[][], end = ''): string {
  let rest = text;
  found.push([]);
  while (rest !== '') {
    if (end !== '' && rest.startsWith(end)) return rest.slice(end.length);
    rest = readNext(rest, found);
  }
  if (end !== '') throw new SyntaxError(`no ${end} in: ${text}`);
  return rest;
}

function readNext(text: string, found: string[][]): string {
  const pause = /^(?:[ \t]+|#[^\n]*)/u.exec(text);
  if (pause) return text.slice(pause[0].length);
  const stop = /^(?:&&|\|\||[\n;|&])/u.exec(text);
  if (stop) {
    found.push([]);
    return text.slice(stop[0].length);
  }
  const words = found.at(-1) ?? [];
  // A shell of its own.
  if (text.startsWith('(')) return readCommands(text.slice(1), found, ')');
  const { word, after, isFile } = readWord(text, found);
  if (!isFile) words.push(word);
  // Commands within the word have been found meanwhile; what follows still belongs to this one.
  found.push(...found.splice(found.indexOf(words), 1));
  return after;
}

function readWord(text: string, found: string[][]): { word: string; after: string; isFile: boolean } {
  const redirection = PLACEHOLDER.test(text) ? null : REDIRECTION.exec(text);
  if (redirection) {
    const target = text.slice(redirection[0].length).replace(/^[ \t]+/u, '');
    if (redirection[0].endsWith('1') || redirection[0].endsWith('2')) return { word: '', after: target, isFile: true };
    return { ...readWord(target, found), isFile: true };
  }
  let word = '';
  let rest = text;
  while (rest !== '' && !/^[\s;|&)]/u.test(rest)) {
    const piece = readPiece(rest, found);
    word += piece.text;
    rest = piece.after;
  }
  if (rest === text) throw new SyntaxError(`unreadable: ${text}`);
  return { word, after: rest, isFile: false };
}

function readPiece(text: string, found: string[][]): { text: string; after: string } {
  const whole = PLACEHOLDER.exec(text) ?? /^'[^']*'/u.exec(text) ?? /^\$\{[^}]*\}/u.exec(text) ?? /^\\./u.exec(text);
  if (whole) return { text: whole[0].replaceAll(/^['\\]|'$/gu, ''), after: text.slice(whole[0].length) };
  if (text.startsWith('$(')) return { text: '$(…)', after: readCommands(text.slice(2), found, ')') };
  if (text.startsWith('"')) return readQuoted(text.slice(1), found);
  return { text: text.slice(0, 1), after: text.slice(1) };
}

function readQuoted(text: string, found: string[][]): { text: string; after: string } {
  let rest = text;
  let said = '';
  while (!rest.startsWith('"')) {
    if (rest === '') throw new SyntaxError('a quotation without an end');
    const piece = rest.startsWith("'") ? { text: "'", after: rest.slice(1) } : readPiece(rest, found);
    said += piece.text;
    rest = piece.after;
  }
  return { text: said, after: rest.slice(1) };
}

function toCommand(all: string[]): Command {
  // The name a loop gives to each thing in turn is set as surely as by an assignment.
  if (all[0] === 'for') return { assignments: [`${all[1]}=`], words: [] };
  const words = [...all];
  while (KEYWORDS.has(words[0] ?? '')) words.shift();
  const first = words.findIndex((word) => !ASSIGNMENT.test(word));
  const program = first < 0 ? words.length : first;
  return { assignments: words.slice(0, program), words: words.slice(program) };
}
