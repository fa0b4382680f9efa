namespace RevenueDashboard.Metrics;

/// <summary>From which share on, and by which authority, something has a status.</summary>
/// <param name="Share">As a fraction; reached when the share is at least this.</param>
/// <param name="Source">Shown wherever the status is.</param>
public readonly record struct Threshold(double Share, string Source);

/// <summary>The thresholds a top share is judged by. All can be set; the defaults say where they come from.</summary>
public sealed record ConcentrationThresholds
{
    /// <summary>The defaults of the product.</summary>
    public static ConcentrationThresholds Default { get; } = new();

    /// <summary>Near the duty to disclose.</summary>
    public Threshold Watch { get; init; } = new(0.08, "House rule: two points below the 10 % of ASC 280-10-50-42, so that a disclosure comes as no surprise.");

    /// <summary>The share from which accounting standards ask for disclosure.</summary>
    public Threshold Disclose { get; init; } = new(0.10, "ASC 280-10-50-42 and IFRS 8.34: a customer with 10 % or more of revenue is disclosed.");

    /// <summary>The share from which the loss of the customer is a matter for the board.</summary>
    public Threshold Serious { get; init; } = new(0.20, "House rule: twice the share that ASC 280-10-50-42 asks to disclose.");

    /// <summary>A second line within serious, for information.</summary>
    public Threshold LargeExposure { get; init; } = new(0.25, "Basel Committee, Large exposures (LEX20), by analogy: that 25 % is of a bank's capital, only the idea transfers.");

    /// <summary>HHI points from which a market counts as concentrated. Information only.</summary>
    public double ModerateHhi { get; init; } = 1_000;

    /// <summary>HHI points from which a market counts as highly concentrated. Information only.</summary>
    public double HighHhi { get; init; } = 1_800;

    /// <summary>Where the HHI lines come from, and why they give no status.</summary>
    public string HhiSource { get; init; } =
        "U.S. Merger Guidelines 2023, Guideline 1: markets, not customer books. Information only: a 24 % customer can sit in a book with HHI 727.";

    /// <exception cref="ArgumentException">The thresholds do not rise, or one is not a share.</exception>
    public void Validate()
    {
        if (!(0 < Watch.Share && Watch.Share <= Disclose.Share && Disclose.Share <= Serious.Share && Serious.Share <= LargeExposure.Share && LargeExposure.Share <= 1))
            throw new ArgumentException("Thresholds rise from watch over disclose and serious to large exposure, above 0 and at most 1.");
        if (!(0 < ModerateHhi && ModerateHhi <= HighHhi && HighHhi <= 10_000))
            throw new ArgumentException("The HHI lines rise, above 0 and at most 10,000.");
    }
}
