/** 平台键 What leads the keys of rows that belong to no unit. No unit is called so: unit keys hold no `*` alone. */
export const platformKey = '*'
