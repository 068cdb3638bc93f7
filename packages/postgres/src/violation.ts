import { Prisma } from './generated/client.ts'

const CODES = { unique: 'P2002', foreignKey: 'P2003' } as const

/** Whether a write of Prisma's was refused by a constraint of that kind. */
export const isViolation = (error: unknown, kind: keyof typeof CODES): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === CODES[kind]
