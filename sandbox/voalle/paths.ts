/** What stands before nearly every path of the integration API, in lower case as the router sees it. */
export const PREFIX = "/external/integrations/thirdparty";
