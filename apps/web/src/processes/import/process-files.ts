import type { Finding } from '@souk/process/model'

/** A file as the server gets it. */
export type ProcessFile = { readonly path: string; readonly content: string }

const isXml = ({ name }: Pick<File, 'name'>): boolean => name.toLowerCase().endsWith('.xml')

/** The XML files among those chosen, each by its path within the chosen folder. */
export const readFiles = (chosen: readonly File[]): Promise<readonly ProcessFile[]> =>
  Promise.all(
    chosen
      .filter(isXml)
      .map(async (file) => ({ path: file.webkitRelativePath || file.name, content: await file.text() })),
  )

/** A file chosen again replaces the one of its path. */
export const joined = (known: readonly ProcessFile[], more: readonly ProcessFile[]): readonly ProcessFile[] =>
  [...new Map([...known, ...more].map((file) => [file.path, file])).values()].toSorted((one, other) =>
    one.path.localeCompare(other.path),
  )

const mainProcess = /<process\b[^>]*\bmain\s*=\s*["']true["']/u

/** The files that may be the main one: those that declare a main process, or all while none does. */
export function mainsOf(files: readonly ProcessFile[]): readonly string[] {
  const mains = files.filter(({ content }) => mainProcess.test(content))
  return (mains.length > 0 ? mains : files).map(({ path }) => path)
}

export type Verdict = 'fine' | 'errors' | 'refused'

/** Whether the server would store it, by what its check found. */
export function verdictOf(findings: readonly Finding[], compatible: boolean): Verdict {
  if (findings.some(({ level }) => level === 'refused')) return 'refused'
  return !compatible && findings.some(({ level }) => level === 'error') ? 'errors' : 'fine'
}
