/** A construct outside the allow-list: answered as 501, never guessed. */
export class UnsupportedConstruct extends Error {
  readonly construct: string;
  constructor(construct: string) {
    super(`Local engine does not support: ${construct}`);
    this.name = 'UnsupportedConstruct';
    this.construct = construct;
  }
}

/** SQL that BigQuery itself would refuse: answered as 400 invalidQuery. */
export class InvalidQuery extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidQuery';
  }
}

export function unsupported(construct: string): never {
  throw new UnsupportedConstruct(construct);
}
