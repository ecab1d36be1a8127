import { readFileSync, writeFileSync } from 'node:fs'
import { readmePath, withReference } from './readme-reference.ts'

writeFileSync(readmePath, withReference(readFileSync(readmePath, 'utf8')))
