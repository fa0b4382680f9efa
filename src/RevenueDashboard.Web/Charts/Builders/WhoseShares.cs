namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>What those are called whose shares a chart shows: customers, or groups in their place.</summary>
/// <param name="One">"customer", "industry".</param>
/// <param name="Many">"customers", "industries".</param>
public sealed record WhoseShares(string One, string Many)
{
    public static WhoseShares Customers { get; } = new("customer", "customers");

    /// <summary>"Industries": as a header begins.</summary>
    internal string ManyAtStart => AtStart(Many);

    /// <summary>"Industry": as a header begins.</summary>
    internal string OneAtStart => AtStart(One);

    private static string AtStart(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
