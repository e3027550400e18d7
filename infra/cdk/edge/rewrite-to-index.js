// CloudFront function (cloudfront-js-2.0) on the web's behaviour: a path without a file extension is a page of the
// single-page application. Errors of the API stay errors, which a custom error response for the whole distribution
// would turn into pages.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  var request = event.request;
  var lastSegment = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (lastSegment.indexOf('.') === -1) {
    request.uri = '/index.html';
  }
  return request;
}
