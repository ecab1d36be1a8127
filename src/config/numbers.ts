import { Type } from '@sinclair/typebox'

/** Timers of Node hold at most this many milliseconds. */
export const longest = 2_147_483_647
export const milliseconds = (fallback: number, description: string, minimum = 1) =>
  Type.Integer({ minimum, maximum: longest, default: fallback, description })
