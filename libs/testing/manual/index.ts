// What tests of the manual write out.
export { sampleDocument, sampleSource } from './sample-source';
