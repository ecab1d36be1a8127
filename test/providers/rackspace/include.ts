export const withComments = { comments: true }
export const alone = { comments: false }
