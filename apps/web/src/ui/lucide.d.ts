import type { Icon } from './icon.ts'

/** What `lucide-solid/icons/<name>` exports: its own types pass for CommonJS under `nodenext` (`paths` in tsconfig.json points here). */
declare const icon: Icon
// oxlint-disable-next-line import/no-default-export -- so does the package
export { icon as default }
