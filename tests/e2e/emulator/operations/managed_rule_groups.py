"""AWS WAF Developer Guide, "AWS Managed Rules rule groups list": the rules that can be overridden."""

PLACES = ("BODY", "COOKIE", "URIPATH", "QUERYARGUMENTS")


def at(name: str, *places: str) -> set[str]:
    return {f"{name}_{place}" for place in places}


MANAGED_RULES: dict[str, set[str]] = {
    "AWSManagedRulesCommonRuleSet": {
        "NoUserAgent_HEADER",
        "UserAgent_BadBots_HEADER",
        "SizeRestrictions_Cookie_HEADER",
        *at("SizeRestrictions", "QUERYSTRING", "BODY", "URIPATH"),
        *at("EC2MetaDataSSRF", *PLACES),
        *at("GenericLFI", "QUERYARGUMENTS", "URIPATH", "BODY"),
        *at("RestrictedExtensions", "URIPATH", "QUERYARGUMENTS"),
        *at("GenericRFI", "QUERYARGUMENTS", "BODY", "URIPATH"),
        *at("CrossSiteScripting", *PLACES),
    },
    "AWSManagedRulesKnownBadInputsRuleSet": {
        "Host_localhost_HEADER",
        "PROPFIND_METHOD",
        "ExploitablePaths_URIPATH",
        *at("JavaDeserializationRCE", "BODY", "URIPATH", "QUERYSTRING", "HEADER"),
        *at("Log4JRCE", "BODY", "URIPATH", "QUERYSTRING", "HEADER"),
        "ReactJSRCE_BODY",
    },
    "AWSManagedRulesSQLiRuleSet": {
        *at("SQLi", *PLACES),
        *at("SQLiExtendedPatterns", "QUERYARGUMENTS", "BODY"),
    },
    "AWSManagedRulesLinuxRuleSet": at("LFI", "URIPATH", "QUERYSTRING", "HEADER"),
    "AWSManagedRulesUnixRuleSet": at("UNIXShellCommandsVariables", "QUERYSTRING", "BODY", "HEADER"),
    "AWSManagedRulesAdminProtectionRuleSet": {"AdminProtection_URIPATH"},
    "AWSManagedRulesAmazonIpReputationList": {
        "AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList",
    },
    "AWSManagedRulesAnonymousIpList": {"AnonymousIPList", "HostingProviderIPList"},
}
