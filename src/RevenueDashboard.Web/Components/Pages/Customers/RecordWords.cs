namespace RevenueDashboard.Web.Components.Pages.Customers;

/// <summary>How records are spoken of.</summary>
public static class RecordWords
{
    /// <summary>How sure a record is.</summary>
    public static string Of(RecordStatus status) => status switch
    {
        RecordStatus.Reported => "reported",
        RecordStatus.Estimated => "estimated",
        RecordStatus.Illustrative => "illustrative",
        _ => "actual",
    };

    public static string Of(RevenueType type) => type == RevenueType.RevenueShare ? "revenue share" : type.ToString().ToLowerInvariant();
}
