/** 值行的标识 The line that says what the current value means describes the input of the current cell. */
export const valueLineId = 'value-line'
