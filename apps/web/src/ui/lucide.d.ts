import type { Icon } from './icon.ts';

/** What `lucide-solid/icons/<name>` exports: the package's own types are taken for CommonJS under `nodenext` (see `paths` in tsconfig.json). */
declare const icon: Icon;
export default icon;
