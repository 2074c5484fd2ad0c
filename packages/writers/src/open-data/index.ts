export { byteOrderMark, type CsvValue, csvRecord, writeCsv } from './write-csv.ts'
export { writeDisclosureCsv } from './write-disclosure-csv.ts'
export { writeFiscalDataPackage } from './write-fiscal-data-package.ts'
export { writePublicationCsv } from './write-publication-csv.ts'
