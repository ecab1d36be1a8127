import { group, leaf, type Node } from './sandbox-document.ts'

export type ErrorType = 'auth' | 'access' | 'missed' | 'value' | 'exists' | 'limit'

/** An application error: the panel answers it with HTTP 200. */
export class PanelError extends Error {
  readonly type: ErrorType
  readonly object: string
  readonly value: string

  constructor(type: ErrorType, object: string, value = '') {
    super(`${type} ${object}`)
    this.type = type
    this.object = object
    this.value = value
  }
}

const sentences: Readonly<Record<ErrorType, readonly [string, string]>> = {
  auth: ['Invalid username or password', 'Неверное имя пользователя или пароль'],
  access: ["You do not have access to '__object__'", 'Недостаточно прав для «__object__»'],
  missed: [
    "The required parameter or object '__object__' is missing",
    'Не найден параметр или объект «__object__»',
  ],
  value: [
    "The field '__object__' has an invalid value: '__value__'",
    'Неверное значение поля «__object__»: __value__',
  ],
  exists: ["'__object__' already exists", '«__object__» уже существует'],
  limit: ["The limit of '__object__' is exceeded", 'Превышен лимит «__object__»'],
}

/** The sentence keeps its placeholders; the values stand beside it as `param`. */
export function errorNode(error: PanelError, lang: string): Node {
  const [english, russian] = sentences[error.type]
  const sentence = lang === 'ru' ? russian : english
  return group(
    'error',
    [
      leaf('detail', `${sentence} `),
      leaf('msg', `${sentence} `),
      leaf('param', error.object, { name: 'object', type: 'msg' }),
      ...(error.value === '' ? [] : [leaf('param', error.value, { name: 'value' })]),
      group('stack', [leaf('action', `billmgr ${error.object}`, { level: '29', user: 'root' })]),
    ],
    { type: error.type, object: error.object, lang },
  )
}
