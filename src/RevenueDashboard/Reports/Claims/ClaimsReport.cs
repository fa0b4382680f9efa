using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports;

/// <summary>How a claim stands against the book.</summary>
public enum ClaimVerdict
{
    /// <summary>The figure is what the claim can mean.</summary>
    Agrees,

    /// <summary>It is not, by less than a tenth.</summary>
    OffBy,

    /// <summary>It is not, by a tenth or more.</summary>
    Contradicts,

    /// <summary>There is no figure to compare with: <see cref="ClaimFigure.WhyNot"/>.</summary>
    CannotBeComputed,
}

/// <summary>Every claim of the book held against the figure that the book gives, and against the other claims.</summary>
public sealed record ClaimsReport(Currency Currency, IReadOnlyList<JudgedClaim> Claims)
{
    /// <param name="cube">The whole book.</param>
    /// <exception cref="OverflowException">A figure is beyond 64 bits.</exception>
    public static ClaimsReport Of(RevenueCube cube)
    {
        var judged = cube.Claims.Select(claim => JudgedClaim.Of(cube, claim)).ToList();
        return new ClaimsReport(cube.Currency, [.. judged.Select(claim => claim with { Among = ClaimRelations.Of(cube, claim.Claim, cube.Claims) })]);
    }

    /// <summary>Those about some customers, under any of their names.</summary>
    public static IReadOnlyList<JudgedClaim> About(RevenueCube cube, IEnumerable<CubeCustomer> customers)
    {
        if (cube.Claims.All(claim => claim.Customer is null)) return [];
        var names = customers.SelectMany(customer => cube.NamesOf(customer.Id)).Select(id => Names.Key(cube.CustomerNamed(id)!.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. cube.Claims.Where(claim => claim.Customer is { } name && names.Contains(Names.Key(name))).Select(claim => JudgedClaim.Of(cube, claim))];
    }
}

/// <summary>A claim, the figure that the book gives for it, and how the two stand.</summary>
/// <param name="Meant">What the claim can mean; null when it says no figure.</param>
public sealed record JudgedClaim(CubeClaim Claim, ClaimFigure Figure, ClaimTolerance? Meant, ClaimVerdict Verdict)
{
    // From here on "off by" is too kind a word.
    private const double Contradiction = 0.10;

    /// <summary>How it stands among the other claims.</summary>
    public IReadOnlyList<ClaimRelation> Among { get; init; } = [];

    /// <summary>The figure less the claimed value, in the unit of the claim; null without both.</summary>
    public double? Difference => Figure.Value - (Claim.Value is { } value ? (double)Money.ToDecimal(value) : null);

    internal static JudgedClaim Of(RevenueCube cube, CubeClaim claim)
    {
        var meant = ClaimTolerance.Of(claim.Value is { } value ? Money.ToDecimal(value) : null, claim.Qualifier);
        var figure = ClaimFigure.Of(cube, claim);
        if (meant is null && figure.WhyNot is null) figure = figure with { WhyNot = "It says no figure to compare with." };
        return new JudgedClaim(claim, figure, meant, VerdictOf(figure, meant));
    }

    private static ClaimVerdict VerdictOf(ClaimFigure figure, ClaimTolerance? meant)
    {
        if (figure is not { Value: { } value, Low: { } low } || meant is null) return ClaimVerdict.CannotBeComputed;
        if (meant.Meets(low, figure.High ?? double.PositiveInfinity)) return ClaimVerdict.Agrees;

        // To the nearest end of what can be meant, in parts of that end; from zero nothing is near.
        var nearest = value < meant.Low ? meant.Low : meant.High;
        var distance = Math.Abs(value - nearest);
        return nearest != 0 && distance / Math.Abs(nearest) < Contradiction ? ClaimVerdict.OffBy : ClaimVerdict.Contradicts;
    }
}
