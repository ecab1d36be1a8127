import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './container.ts'
import { docsPages } from './docs-pages.ts'
import { withGenerated } from './docs-tables.ts'

for (const { path, text } of docsPages()) writeFileSync(join(projectFolder, path), withGenerated(path, text))
