import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { read } from '../structure/tree.ts';
import type { Project } from './gcloud.ts';
import { settingsOf } from './gcloud.ts';

const SERVICE = 'deploy/worker/service.yaml';

/** A project with one secret and the service that names a version of it, for the blocks of a runbook to be run against. */
export class SecretStore implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bcs-secrets-'));
  readonly #secret: string;
  readonly #setting: string;

  constructor(secret: string, setting: string, first: string) {
    this.#secret = secret;
    this.#setting = setting;
    this.#write({ secrets: { [secret]: [{ value: first, state: 'enabled' }] } });
    const words = [process.execPath, join(import.meta.dirname, 'gcloud.ts'), this.#state];
    const program = `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`;
    mkdirSync(join(this.#folder, 'bin'));
    writeFileSync(join(this.#folder, 'bin', 'gcloud'), program, { mode: 0o755 });
    mkdirSync(join(this.#folder, dirname(SERVICE)), { recursive: true });
    this.name(1);
    this.run(`gcloud run services replace ${SERVICE} --project bank-prep --region europe-west2`);
  }

  get #state(): string {
    return join(this.#folder, 'project.json');
  }
  #read(): Project {
    return JSON.parse(readFileSync(this.#state, 'utf8'));
  }
  #write(state: Project): void {
    writeFileSync(this.#state, JSON.stringify(state));
  }

  /** What an engineer does by hand between two blocks: another version in the file that is deployed. */
  name(version: number | 'latest'): void {
    const [before, after, ...others] = read(SERVICE).split(new RegExp(`(?<=name: ${this.#secret}, key: )"\\d+"`, 'u'));
    if (after === undefined || others.length > 0) throw new Error(`${SERVICE} does not name ${this.#secret} once`);
    writeFileSync(join(this.#folder, SERVICE), `${before}"${version}"${after}`);
  }

  /** A block as its reader would paste it. */
  run(block: string) {
    const path = [join(this.#folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', block], {
      cwd: this.#folder,
      encoding: 'utf8',
      env: { PATH: path },
    });
    return { status, stdout, stderr };
  }

  /** The service gone, as when it was never deployed in this project. */
  removeService(): void {
    this.#write({ ...this.#read(), service: undefined });
  }

  get versions() {
    return (this.#read().secrets[this.#secret] ?? []).map((each, index) => ({ number: index + 1, ...each }));
  }
  get enabled() {
    return this.versions.filter(({ state }) => state === 'enabled');
  }
  /** What an instance that starts now is given. */
  get serving() {
    const setting = settingsOf(this.#read().service).find(({ name }) => name === this.#setting);
    const number = Number(setting?.valueFrom?.secretKeyRef.key);
    return this.versions.find((each) => each.number === number);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
