/** Strings of the views of a process. */
export const views = {
  label: 'View of the process',
  flow: 'Flow',
  swimlane: 'Swimlanes',
  'data-flow': 'Data flow',
  hierarchy: 'Hierarchy',
  download: 'Download SVG',
  downloadFailed: 'The picture could not be made',
  picture: '{{view}} of {{name}}',
  legend: { 'data-flow': 'Green lines: gives. Dashed lines: needs.', hierarchy: 'From left to right: who runs whom.' },
};
