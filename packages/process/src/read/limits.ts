/** What one process may take. Published ones stay below a fiftieth of its bytes and elements; past it a file is refused, not read. */
export const LIMITS = {
  fileBytes: 1024 * 1024,
  totalBytes: 4 * 1024 * 1024,
  includes: 200,
  includeDepth: 16,
  elements: 20_000,
  elementDepth: 32,
  findings: 500,
} as const
