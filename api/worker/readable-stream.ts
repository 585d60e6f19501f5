/**
 * Stands in for the package `readable-stream` in the Worker's bundle ([alias] in wrangler.toml): workerd has Node's own
 * streams, and the package's copy of them takes its browser form in a bundle, in which the workbook cannot be streamed.
 */
import stream from 'node:stream'

export default stream
export const { Stream, Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = stream
