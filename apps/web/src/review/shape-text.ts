const wide: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）' }

/** 样子 What errors alike say, with the signs of Chinese writing: they are compared without them, and figures stand as #. */
export const shapeText = (shape: string): string => shape.replace(/[,:;()]/gu, (sign) => wide[sign] ?? sign)
