/**
 * What Souk needs from the machine is not there: a folder, a disk, a database. The message is one whole sentence for
 * the person who started it; print it alone, without a stack, and exit with a code other than 0.
 */
export class Unusable extends Error {
  override readonly name = 'Unusable'
}

const reasons: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) => `The disk that holds ${path} is full.`,
  EDQUOT: (path) => `The disk quota that ${path} counts against is used up.`,
  EROFS: (path) => `${path} is on a disk that is mounted read-only.`,
  EACCES: (path) => `There is no permission to use ${path}.`,
  EPERM: (path) => `There is no permission to use ${path}.`,
  ENOENT: (path) => `The folder in which ${path} should be does not exist.`,
  ENOTDIR: (path) => `${path} cannot be a folder: a part of that path is a file.`,
  EEXIST: (path) => `${path} is a file where a folder is needed.`,
}

const printedAs: readonly (readonly [RegExp, string])[] = [
  [/no space left on device/i, 'ENOSPC'],
  [/quota exceeded/i, 'EDQUOT'],
  [/read-only file system/i, 'EROFS'],
  [/permission denied|operation not permitted/i, 'EACCES'],
]

/** The sentence for what a program printed about the disk under `path`, if it was about the disk. */
export function diskSentence(path: string, printed: string): string | undefined {
  const code = printedAs.find(([words]) => words.test(printed))?.[1]
  return reasons[code ?? '']?.(path)
}

/** Awaits work on the file system under `path`; a fault of the disk becomes `Unusable`, any other is passed on. */
export async function onDisk<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const sentence = reasons[code]?.(path)
    throw sentence === undefined ? error : new Unusable(sentence)
  }
}
