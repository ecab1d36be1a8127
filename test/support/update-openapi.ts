import { writeFileSync } from 'node:fs'
import { currentDocument, documentPath, typesOf, typesPath } from './openapi-document.ts'

const document = await currentDocument()
writeFileSync(documentPath, document)
writeFileSync(typesPath, await typesOf(document))
