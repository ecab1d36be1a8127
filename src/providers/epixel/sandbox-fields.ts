import type { Form } from './sandbox-form.ts'
import { maxFileBytes } from './sandbox-form.ts'

/** Field -> its complaints, as a serializer of Django REST framework collects them. */
export type Complaints = Record<string, readonly string[]>

/** Reads fields one by one and remembers what is wrong with them. */
export interface Checker {
  readonly complaints: Complaints
  text(name: string, maxLength?: number): string
  choice(name: string, choices: readonly string[]): string | null
  key(name: string, exists: (id: number) => boolean, required: boolean): number | null
  keys(name: string, exists: (id: number) => boolean): readonly number[]
  file(name: string): void
}

export function check(form: Form): Checker {
  const complaints: Complaints = {}
  const complain = (name: string, text: string): null => {
    complaints[name] = [text]
    return null
  }

  return {
    complaints,
    text(name, maxLength = Number.POSITIVE_INFINITY) {
      const value = form.get(name)
      if (value === undefined) complain(name, 'This field is required.')
      else if (value === null) complain(name, 'This field may not be null.')
      else if (typeof value !== 'string' && typeof value !== 'number') complain(name, 'Not a valid string.')
      else {
        // The framework trims text before it looks at it.
        const text = String(value).trim()
        if (text === '') complain(name, 'This field may not be blank.')
        else if (text.includes('\0')) complain(name, 'Null characters are not allowed.')
        else if ([...text].length > maxLength) {
          complain(name, `Ensure this field has no more than ${maxLength} characters.`)
        } else return text
      }
      return ''
    },
    choice(name, choices) {
      const value = form.get(name)
      if (value === undefined) return null
      if (value === null) return complain(name, 'This field may not be null.')
      return choices.includes(String(value))
        ? String(value)
        : complain(name, `"${String(value)}" is not a valid choice.`)
    },
    key(name, exists, required) {
      const value = form.get(name)
      if (value === undefined) return required ? complain(name, 'This field is required.') : null
      if (value === null || value === '') return complain(name, 'This field may not be null.')
      const problem = keyProblem(value, exists)
      return problem === null ? Number(value) : complain(name, problem)
    },
    keys(name, exists) {
      const value = form.get(name)
      if (form.isJson && value === undefined) complain(name, 'This field is required.')
      else if (form.isJson && !Array.isArray(value)) {
        complain(
          name,
          `Expected a list of items but got type "${typeof value === 'string' ? 'str' : 'int'}".`,
        )
      } else if (form.all(name).length === 0) complain(name, 'This list may not be empty.')
      else {
        const problem = form
          .all(name)
          .map((item) => keyProblem(item, exists))
          .find((text) => text !== null)
        if (problem === undefined) return [...new Set(form.all(name).map(Number))]
        complain(name, problem)
      }
      return []
    },
    file(name) {
      if (form.file === null) {
        const value = form.get(name)
        if (value === undefined || value === '' || value === null) return
        complain(name, 'The submitted data was not a file. Check the encoding type on the form.')
      } else if (form.file.size === 0) complain(name, 'The submitted file is empty.')
      else if (form.file.size > maxFileBytes) complain(name, 'File is too big. Max filesize: 2MiB.')
    },
  }
}

function keyProblem(value: unknown, exists: (id: number) => boolean): string | null {
  if (typeof value === 'boolean') return 'Incorrect type. Expected pk value, received bool.'
  if (!isNumeric(value)) return 'Incorrect type. Expected pk value, received str.'
  return exists(Number(value)) ? null : `Invalid pk "${String(value)}" - object does not exist.`
}

export function isNumeric(value: unknown): boolean {
  return /^\d+$/.test(String(value).trim())
}
