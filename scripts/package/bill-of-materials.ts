import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { z } from 'zod';
import type { LockedPackages } from './source-state.ts';

const PLACE = 'cdx:npm:package:path';
const FOR_DEVELOPMENT = 'cdx:npm:package:development';

const componentSchema = z.looseObject({
  'bom-ref': z.string(),
  type: z.string(),
  group: z.string().optional(),
  name: z.string(),
  version: z.string(),
  licenses: z
    .array(
      z.looseObject({
        license: z.looseObject({ id: z.string().optional(), name: z.string().optional() }).optional(),
        expression: z.string().optional(),
      }),
    )
    .optional(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Component = z.infer<typeof componentSchema>;

const bomSchema = z.looseObject({
  metadata: z.looseObject({
    component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }),
    tools: z.object({ components: z.array(z.looseObject({ name: z.string() })) }),
  }),
  components: z.array(componentSchema),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});
export type Bom = z.infer<typeof bomSchema>;

/** Everything the lock file names, as CycloneDX's own tool reads it; it asks no registry. */
export async function lockedBom(root: string): Promise<Bom> {
  const tool = join(root, 'node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js');
  const args = ['--package-lock-only', '--flatten-components', '--output-reproducible', '--spec-version', '1.6'];
  const limits = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...args], limits);
  return bomSchema.parse(JSON.parse(stdout));
}

export type Part = {
  name: string;
  version: string;
  description: string;
  isIncluded: (component: Component) => boolean;
};

export function placeIn({ properties }: Component): string {
  return properties.find(({ name }) => name === PLACE)?.value ?? '';
}

/** The bill of one part of the product, each package with the hash the lock file holds it to. */
export function partOf(bom: Bom, { name, version, description, isIncluded }: Part, locked: LockedPackages): Bom {
  const ownRef = bom.metadata.component['bom-ref'];
  const renamed = (ref: string): string =>
    ref.startsWith(ownRef) ? `${name}@${version}${ref.slice(ownRef.length)}` : ref;
  const components = bom.components.filter(isIncluded);
  const refs = new Set([ownRef, ...components.map((component) => component['bom-ref'])]);
  return {
    ...bom,
    metadata: {
      // npm's version is the machine's, and nothing of it is in the bill.
      tools: { components: bom.metadata.tools.components.filter((tool) => tool.name !== 'npm') },
      component: { type: 'application', name, version, description, 'bom-ref': renamed(ownRef) },
    },
    components: components.map((component) => withHash(component, renamed, locked)),
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({
        ref: renamed(ref),
        dependsOn: dependsOn.filter((other) => refs.has(other)).map(renamed),
      })),
  };
}

function withHash(component: Component, renamed: (ref: string) => string, locked: LockedPackages): Component {
  const integrity = locked[placeIn(component)]?.integrity;
  if (!integrity?.startsWith('sha512-')) {
    throw new Error(`The lock file has no hash of ${component.name}: run \`node scripts/complete-lock.mjs\`.`);
  }
  const content = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
  // What is part of a release is not for development only, whichever list of package.json it stands in.
  const properties = component.properties.filter((property) => property.name !== FOR_DEVELOPMENT);
  return { ...component, 'bom-ref': renamed(component['bom-ref']), hashes: [{ alg: 'SHA-512', content }], properties };
}

/** The bill as it is handed out; throws when it breaks CycloneDX 1.6. */
export async function validBom(bom: unknown): Promise<string> {
  const text = `${JSON.stringify(bom, null, 2)}\n`;
  const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
  if (faults !== null) throw new Error(`The bill of materials breaks CycloneDX 1.6: ${JSON.stringify(faults)}`);
  return text;
}
