import { execFile } from 'node:child_process';
import { chmod, copyFile, cp, lchown, mkdir, readdir, stat } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { maySee } from './build-context.ts';
import type { Stage, Step } from './dockerfile.ts';
import { execForm } from './dockerfile.ts';

/** A file tree and what a container engine would keep beside it. */
export interface Image {
  /** The folder that stands for `/`. */
  root: string;
  workingFolder: string;
  environment: Record<string, string>;
  user: string;
  exposedPorts: number[];
  stopSignal: string;
  command: string[];
  healthCheck: string[];
}

interface Build {
  /** The root of the repository. */
  context: string;
  folder: string;
  /** What the machine needs to reach its packages: path, proxy, npm's own settings. */
  environment: Record<string, string>;
}

/** The path of the official Node images. */
const IMAGE_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs the steps of every stage as plain commands of this machine; an instruction it does not know is an error. */
export async function buildImage(stages: readonly Stage[], build: Build): Promise<Image> {
  const images: { name: string | null; image: Image }[] = [];
  for (const [index, stage] of stages.entries()) {
    const image = await fromBase(stage.base, join(build.folder, String(index)));
    const earlier = (name: string) => images.find((candidate) => candidate.name === name)?.image;
    for (const step of stage.steps) await run(step, image, { ...build, earlier });
    images.push({ name: stage.name, image });
  }
  const last = images.at(-1)?.image;
  if (!last) throw new Error('the Dockerfile has no stage');
  return last;
}

/** The base is an official Node image: on this machine, the very Node of that version that runs the tests. */
async function fromBase(base: string, root: string): Promise<Image> {
  const [, version] = /^node:(\d+\.\d+\.\d+)-[a-z]+-slim$/u.exec(base) ?? [];
  if (`v${version}` !== process.version) throw new Error(`${base} is not the slim image of Node ${process.version}`);
  await mkdir(join(root, 'usr/local/bin'), { recursive: true });
  await copyFile(process.execPath, join(root, 'usr/local/bin/node'));
  await chmod(root, 0o755);
  return {
    ...{ root, workingFolder: '/', environment: { PATH: IMAGE_PATH }, user: '0:0', exposedPorts: [] },
    ...{ stopSignal: 'SIGTERM', command: [], healthCheck: [] },
  };
}

type Building = Build & { earlier: (name: string) => Image | undefined };
type Run = (step: Step, image: Image, building: Building) => Promise<void> | void;

const INSTRUCTIONS: Record<string, Run> = {
  WORKDIR: async ({ text }, image) => {
    image.workingFolder = text;
    await mkdir(join(image.root, text), { recursive: true });
  },
  ENV: ({ words }, image) => {
    for (const word of words) {
      const [, name, value] = /^(\w+)=([\w./:-]+)$/u.exec(word) ?? [];
      if (name === undefined || value === undefined) throw new Error(`ENV ${word} is not understood`);
      image.environment[name] = value;
    }
  },
  RUN: runCommand,
  COPY: copy,
  USER: ({ text }, image) => {
    image.user = text;
  },
  EXPOSE: ({ words }, image) => {
    image.exposedPorts.push(...words.map(Number));
  },
  STOPSIGNAL: ({ text }, image) => {
    image.stopSignal = text;
  },
  CMD: ({ text }, image) => {
    image.command = execForm(text);
  },
  HEALTHCHECK: ({ text }, image) => {
    image.healthCheck = execForm(text.replace(/^CMD\s+/u, ''));
  },
};

async function run(step: Step, image: Image, building: Building): Promise<void> {
  const instruction = INSTRUCTIONS[step.keyword];
  if (!instruction) throw new Error(`${step.keyword} is an instruction this test cannot run`);
  await instruction(step, image, building);
}

async function runCommand({ text }: Step, image: Image, { environment }: Building): Promise<void> {
  if (/(?:^|[\s=])\//u.test(text))
    throw new Error(`RUN ${text} names an absolute path, which is this machine's own here`);
  const { PATH: _, ...ofImage } = image.environment;
  await promisify(execFile)('sh', ['-euc', text], {
    cwd: join(image.root, image.workingFolder),
    env: { ...environment, PATH: [dirname(process.execPath), environment.PATH].join(delimiter), ...ofImage },
  });
}

async function copy({ words, flags }: Step, image: Image, { context, earlier }: Building): Promise<void> {
  const sources = words.slice(0, -1);
  const target = join(image.root, image.workingFolder, words.at(-1) ?? '');
  const from = flags.from === undefined ? context : earlier(flags.from)?.root;
  if (from === undefined) throw new Error(`there is no earlier stage ${flags.from}`);
  for (const source of sources) {
    if (flags.from === undefined && !maySee(source)) throw new Error(`.dockerignore hides ${source} from the build`);
    const isFolder = (await stat(join(from, source))).isDirectory();
    const isInto = words.at(-1)?.endsWith('/') && !isFolder;
    const place = isInto ? join(target, basename(source)) : target;
    await cp(join(from, source), place, { recursive: true });
    await changeOwner(place, flags);
  }
}

/** An engine leaves what it copies to root, unless it is told otherwise. */
async function changeOwner(place: string, { from: _, chown: owner, ...others }: Step['flags']): Promise<void> {
  if (Object.keys(others).length > 0) throw new Error(`COPY --${Object.keys(others).join(' --')} is not understood`);
  if (owner === undefined) return;
  const [uid = Number.NaN, gid = uid] = owner.split(':').map(Number);
  const within = (await stat(place)).isDirectory() ? await readdir(place, { recursive: true }) : [];
  for (const path of ['', ...within]) await lchown(join(place, path), uid, gid);
}
