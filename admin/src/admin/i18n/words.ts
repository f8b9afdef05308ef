/** The shape of one language: the same keys as Chinese, other sentences. A missing key does not compile. */
export type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> }
