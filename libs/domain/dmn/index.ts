// The public face of DMN: decision tables as documents that other tools write and read; for the API alone.
export { readDmn } from './read-dmn';
export { writeDmn } from './write-dmn';
