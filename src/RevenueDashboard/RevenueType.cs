namespace RevenueDashboard;

/// <summary>How revenue is earned. The numbers are stored: never renumber.</summary>
public enum RevenueType : byte
{
    Usage = 0,
    Subscription = 1,
    Lease = 2,
    RevenueShare = 3,

    /// <summary>Given back to the customer; usually negative.</summary>
    Credit = 4,

    /// <summary>A correction without a service behind it.</summary>
    Adjustment = 5,
}

public static class RevenueTypeWords
{
    /// <summary>"Usage", "Revenue share": as a person reads it.</summary>
    public static string InWords(this RevenueType type) => type switch
    {
        RevenueType.Usage => "Usage",
        RevenueType.Subscription => "Subscription",
        RevenueType.Lease => "Lease",
        RevenueType.RevenueShare => "Revenue share",
        RevenueType.Credit => "Credit",
        RevenueType.Adjustment => "Adjustment",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a revenue type."),
    };
}

/// <summary>How sure a record is. The numbers are stored: never renumber.</summary>
public enum RecordStatus : byte
{
    /// <summary>From the provider's own books; what a file without a status column means.</summary>
    Actual = 0,

    /// <summary>Said by somebody else, with a source.</summary>
    Reported = 1,

    /// <summary>Worked out from something reported.</summary>
    Estimated = 2,

    /// <summary>Invented to make an example complete; the product says so wherever it shows.</summary>
    Illustrative = 3,
}

/// <summary>How far a month's books are. The numbers are stored: never renumber.</summary>
public enum MonthStatus : byte
{
    /// <summary>Nobody has brought a file for it: a gap, never a zero.</summary>
    Missing = 0,

    /// <summary>Has data and is not over.</summary>
    Open = 1,

    /// <summary>Over, not closed.</summary>
    Preliminary = 2,

    /// <summary>Closed.</summary>
    Final = 3,

    /// <summary>Closed, and corrected by a later file.</summary>
    Restated = 4,
}

/// <summary>Whom a share is a share of: the billing entity, or those under common control taken as one (ASC 280-10-50-42).</summary>
public enum EntityLevel
{
    Parent,
    Customer,
}
