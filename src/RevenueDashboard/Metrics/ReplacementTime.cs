namespace RevenueDashboard.Metrics;

/// <summary>How long the other customers' growth takes to make up for the loss of one.</summary>
/// <param name="Outcome">Whether there is such a time.</param>
/// <param name="Months">ln(R/(R − L))/ln(1 + g) in months, ≥ 0; null unless replaced.</param>
public readonly record struct ReplacementTime(ReplacementOutcome Outcome, double? Months)
{
    /// <param name="revenue">Monthly revenue with the customer, R, in ten-thousandths.</param>
    /// <param name="lost">What is lost of it, L.</param>
    /// <param name="growth">Monthly growth g of the revenue without that customer (CMGR-6), as a fraction; null when unknown.</param>
    public static ReplacementTime Of(long revenue, long lost, double? growth)
    {
        if (lost < 0 || lost >= revenue || growth is not { } rate || double.IsNaN(rate)) return new(ReplacementOutcome.NotApplicable, null);
        if (lost == 0) return new(ReplacementOutcome.Replaced, 0);
        if (rate <= 0) return new(ReplacementOutcome.NotAtCurrentGrowth, null);

        return new(ReplacementOutcome.Replaced, Math.Log(revenue / (double)(revenue - lost)) / Math.Log(1 + rate));
    }
}

/// <summary>Whether a loss is made up for.</summary>
public enum ReplacementOutcome
{
    /// <summary>n/a: everything is lost, or the growth of the others is unknown.</summary>
    NotApplicable,

    /// <summary>The others do not grow: not replaced at current growth.</summary>
    NotAtCurrentGrowth,

    /// <summary>Replaced after a known time.</summary>
    Replaced,
}
