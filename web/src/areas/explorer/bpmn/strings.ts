/** Strings of bringing BPMN 2.0 models in and out. */
export const bpmn = {
  action: 'Import BPMN',
  title: 'Import a BPMN model',
  text: 'A BPMN 2.0 file becomes a draft for each process in it. The file is kept: a download changes in it only what you changed here.',
  drop: 'Drop a .bpmn file here',
  choose: 'Choose a file',
  another: 'Choose another file',
  limits: 'BPMN 2.0 XML, 5 MB at most',
  reading: 'Reading {{name}}…',
  tooLarge: '{{name}} is over 5 MB. Split the model: move parts into processes that it calls.',
  import_one: 'Import the process',
  import_other: 'Import {{count}} processes',
  imported_one: '“{{name}}” was imported',
  imported_other: '{{count}} processes were imported',
  document: 'About the file',
  left: 'Not imported, because they are not marked executable; their pools are drawn as black boxes: {{names}}.',
  ready: 'Can be published as it is.',
  blocked_one: 'Can be imported; before it can be published, one thing must be corrected.',
  blocked_other: 'Can be imported; before it can be published, {{count}} things must be corrected.',
  size: '{{nodes}} nodes, {{flows}} flows',
  decisions: 'What the file leaves open',
  open_one:
    'One thing must be decided that the file does not say, or says in words of another engine. Download the template, put a value in place of the null, and choose the file here. Until then the process is kept as a draft.',
  open_other:
    '{{count}} things must be decided that the file does not say, or says in words of another engine. Download the template, put a value in place of each null, and choose the file here. Until then the process is kept as a draft.',
  nothingOpen:
    'Nothing has to be decided. A file of bindings may still say who does what, which worker a task is for, or what a start takes.',
  allDecided: 'Everything is decided. What the bindings say is listed at its node.',
  template: 'Download the template',
  bindings: 'Choose a bindings file',
  otherBindings: 'Choose another bindings file',
  withoutBindings: 'Go on without {{name}}',
  notJson: 'This file is no JSON. Correct it, or start from the template.',
  bindingsTooLarge:
    'These bindings are too large to be sent with a file. Import with “flowmaster import --bindings” and “flowmaster deploy”, or decide a part here and the rest in the definition.',
  download: 'Download BPMN',
  downloadFailed: 'The process could not be downloaded',
};
