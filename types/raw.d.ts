/** A file of law/ imported as text: the bundlers and the test runner all know the suffix. */
declare module '*?raw' {
  const text: string
  export default text
}
