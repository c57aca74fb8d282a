// The public face of comparing two documents.
export { applyChanges, changesBetween, type DocumentChange, type Json } from './comparison';
