export { writePublicationDocx } from './docx/write-publication-docx.ts'
export { compareFacts, type FactChange, type FactComparison } from './facts/compare-facts.ts'
export { type EmbeddedFacts, type Fact, factsOf } from './facts/embedded-facts.ts'
export { readEmbeddedFacts } from './facts/read-embedded-facts.ts'
