/** A chart drawn on the server. `svg` is made from our own specification, in which data are escaped; it has no styles. */
export function Chart({ svg }: { svg: string }) {
  // eslint-disable-next-line react/no-danger -- the library gives a string
  return <figure className="chart__lines" dangerouslySetInnerHTML={{ __html: svg }} />;
}
