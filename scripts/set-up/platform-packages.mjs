const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 * @typedef {Entry & { optionalDependencies?: Record<string, string> }} LockedPackage
 */

/**
 * Where Node would find a package that this one asks for.
 *
 * @param {Record<string, LockedPackage>} packages
 * @param {string} from
 * @param {string} name
 */
function isFound(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/**
 * A platform's package says in its name where it runs; npm skips it everywhere else.
 *
 * @param {string} name
 * @returns {Entry}
 */
function platformOf(name) {
  const words = (name.split('/').at(-1) ?? name).split('-');
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length === 0) throw new Error(`${name} does not say which system it is for.`);
  const isMusl = words.some((word) => word.startsWith('musl'));
  const libc = isMusl ? ['musl'] : os.includes('linux') ? ['glibc'] : undefined;
  return { os, ...(cpu.length > 0 && { cpu }), ...(libc && { libc }) };
}

/**
 * The entries `npm ci` misses in a lock file: optional packages, pinned by those that ask for them, of other platforms.
 *
 * @param {Record<string, LockedPackage>} packages
 * @returns {Record<string, Entry>}
 */
export function missingPlatformPackages(packages) {
  const missing = Object.entries(packages).flatMap(([place, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, place, name))
      .map(([name, version]) => {
        if (!/^\d/.test(version)) throw new Error(`${place} asks for ${name} ${version}, which pins no version.`);
        return [`node_modules/${name}`, { version, ...(dev && { dev }), optional: true, ...platformOf(name) }];
      }),
  );
  return Object.fromEntries(missing);
}

/**
 * What `npm ci` would install without knowing its content: the registry at hand had no such package when it was locked.
 *
 * @param {Record<string, LockedPackage & { integrity?: string, link?: boolean }>} packages
 * @returns {string[]}
 */
export function packagesWithoutHash(packages) {
  const isUnknown = (/** @type {string} */ place) => !packages[place]?.integrity && !packages[place]?.link;
  return Object.keys(packages).filter((place) => place !== '' && isUnknown(place));
}
