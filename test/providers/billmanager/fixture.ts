import { readFileSync } from 'node:fs'
import { documentOf, rowsOf } from '../../../src/providers/billmanager/wire.ts'
import type { Wire } from '../../../src/providers/wire.ts'

export const zone = '+03:00'
export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
export const rows = (name: string): readonly Wire[] => rowsOf(documentOf(fixture(name)))
export const form = (name: string): Wire => documentOf(fixture(name))
