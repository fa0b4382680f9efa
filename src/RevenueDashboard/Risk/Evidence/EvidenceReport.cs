using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>What is known of the risk factors of everybody with revenue, and how much revenue is behind each state.</summary>
/// <param name="Month">The month of the revenue: the last of the scope that is over and complete.</param>
/// <param name="On">The day of the evidence: what is dated later is left out.</param>
/// <param name="Factors">In the usual order.</param>
/// <param name="Customers">Everybody above zero, the largest first.</param>
/// <param name="Base">What the shares are shares of: revenue above zero and the unallocated remainder; null when there are no shares.</param>
public sealed record EvidenceReport(ReportScope Scope, Month Month, DateOnly On, IReadOnlyList<FactorShares> Factors, IReadOnlyList<CustomerEvidence> Customers, long? Base)
{
    /// <summary>What is allocated to no customer: of whom it is is unknown, and so is every factor.</summary>
    public long Unallocated { get; init; }

    /// <summary>The most serious state of each customer over all factors that drive customers away; a commitment is none of them.</summary>
    public required StateAmounts Any { get; init; }

    /// <summary>Σ s·p over the customers, taken apart by what it comes from; null when there are no shares.</summary>
    public required WeightedShare? Weighted { get; init; }

    /// <summary>Contracts with an end ahead, the first to end first.</summary>
    public IReadOnlyList<ContractEnd> Ends { get; init; } = [];

    /// <summary>Commitments with an end ahead or none, the first to end first.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <param name="on">A day to look at; null for all that is known.</param>
    /// <returns>Null when the scope has no data, and where groups stand in the place of customers.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static EvidenceReport? Of(RevenueCube cube, ReportQuestion question, DateOnly? on = null)
    {
        var book = new ScopedBook(cube, question);
        if (!book.Scope.IsOfCustomers || book.CurrentMonth is not { } month) return null;

        var cards = new Scorecards(cube, question, book, month, on);
        var amounts = book.EntitiesOf(month);
        var whole = book.ShareBaseOf(month);
        var unallocated = book.UnallocatedOf(month);
        CustomerEvidence[] customers =
        [
            .. amounts.Entities.Zip(amounts.Amounts).Where(pair => pair.Second > 0)
                .OrderByDescending(pair => pair.Second).ThenBy(pair => book.NameOf(pair.First), StringComparer.Ordinal)
                .Select(pair => new CustomerEvidence(pair.Second, whole is { } all ? pair.Second / (double)all : null, cards.Of(pair.First, pair.Second))),
        ];

        return new EvidenceReport(
            book.Scope, month, cards.On,
            [.. RiskFactors.All.Select(factor => new FactorShares(factor, StateAmounts.Of(customers, customer => customer.Of(factor).State, unallocated, whole)))],
            customers, whole)
        {
            Unallocated = unallocated,
            Any = StateAmounts.Of(customers, customer => customer.MostSerious, unallocated, whole),
            Weighted = whole is null ? null : WeightedShare.Of(customers),
            Ends =
            [
                .. customers.Select(customer => (customer, Finding: customer.Of(RiskFactor.ContractEnd))).Where(each => each.Finding.EndsOn is not null)
                    .Select(each => new ContractEnd(each.customer.Customer, each.Finding.EndsOn!.Value, each.Finding.MonthsLeft!.Value, each.Finding.State, each.customer.Amount))
                    .OrderBy(end => end.EndsOn).ThenBy(end => end.Customer.Name, StringComparer.Ordinal),
            ],
            Commitments =
            [
                .. customers.SelectMany(customer => Risk.Commitments.Of(cube, month, customer.Of(RiskFactor.Commitment)))
                    .OrderBy(commitment => commitment.EndsOn ?? DateOnly.MaxValue).ThenBy(commitment => commitment.Customer.Name, StringComparer.Ordinal),
            ],
        };
    }
}

/// <summary>A factor and how much revenue is behind each of its states.</summary>
public sealed record FactorShares(RiskFactor Factor, StateAmounts States);

/// <summary>Revenue of a month by the state of a factor. The four parts are all of it; what is unknown is a part of its own.</summary>
/// <param name="Unknown">With the unallocated remainder.</param>
/// <param name="Base">All of it; null when there are no shares.</param>
public sealed record StateAmounts(long Confirmed, long Suspected, long Denied, long Unknown, long? Base)
{
    /// <summary>In the order in which they are shown: the most serious first, what nobody knows before what is denied.</summary>
    public static IReadOnlyList<FactorState> Order { get; } = [FactorState.Confirmed, FactorState.Suspected, FactorState.Unknown, FactorState.Denied];

    public long Of(FactorState state) => state switch { FactorState.Confirmed => Confirmed, FactorState.Suspected => Suspected, FactorState.Denied => Denied, _ => Unknown };

    /// <summary>0 to 1; null when there are no shares.</summary>
    public double? ShareOf(FactorState state) => Base is { } all ? Of(state) / (double)all : null;

    /// <summary>Per cent with one decimal in <see cref="Order"/> that add up to 100.0; empty when there are no shares.</summary>
    public IReadOnlyList<decimal> Percentages => Base is null ? [] : Shares.Rounded([.. Order.Select(state => ShareOf(state)!.Value)]);

    internal static StateAmounts Of(IReadOnlyList<CustomerEvidence> customers, Func<CustomerEvidence, FactorState> stateOf, long unallocated, long? whole)
    {
        var sums = customers.GroupBy(stateOf).ToDictionary(state => state.Key, state => state.Aggregate(0L, (sum, customer) => checked(sum + customer.Amount)));
        long SumOf(FactorState state) => sums.GetValueOrDefault(state);
        return new StateAmounts(SumOf(FactorState.Confirmed), SumOf(FactorState.Suspected), SumOf(FactorState.Denied), checked(SumOf(FactorState.Unknown) + unallocated), whole);
    }
}

/// <summary>A customer with what is known of it.</summary>
/// <param name="Amount">Of the month, above zero, in ten-thousandths.</param>
/// <param name="Share">0 to 1; null when there are no shares.</param>
public sealed record CustomerEvidence(long Amount, double? Share, Scorecard Card)
{
    public CubeCustomer Customer => Card.Customer;

    /// <summary>In the usual order.</summary>
    public IReadOnlyList<FactorFinding> Findings { get; } = [.. Card.Parts.Select(part => part.Finding).OfType<FactorFinding>()];

    public FactorFinding Of(RiskFactor factor) => Findings[factor - RiskFactor.CompetingModel];

    /// <summary>Over the factors that drive customers away.</summary>
    public FactorState MostSerious => Findings.Where(finding => !RiskFactors.Protects(finding.Factor)).MaxBy(finding => EvidenceBook.Severity(finding.State))!.State;
}

/// <param name="Amount">Revenue of the customer in the month, in ten-thousandths.</param>
public sealed record ContractEnd(CubeCustomer Customer, DateOnly EndsOn, int MonthsLeft, FactorState State, long Amount);

/// <summary>The share of revenue that is expected to be lost within twelve months, Σ s·p, by what each part of it rests on. The parts are all of it.</summary>
/// <param name="Base">On the base, whatever is known.</param>
/// <param name="Denied">On factors that are denied: 0 but for a commitment that is known not to be there.</param>
/// <param name="Unknown">On what nobody knows.</param>
/// <param name="Overridden">On numbers of persons in the place of the scorecard's.</param>
public sealed record WeightedShare(double Base, double Confirmed, double Suspected, double Denied, double Unknown, double Overridden)
{
    public double All => Base + Confirmed + Suspected + Denied + Unknown + Overridden;

    internal static WeightedShare Of(IReadOnlyList<CustomerEvidence> customers)
    {
        var (@base, overridden, states) = (0.0, 0.0, new double[4]);
        foreach (var customer in customers)
        {
            var (card, share) = (customer.Card, customer.Share!.Value);
            if (card.ProbabilityOverride is not null)
            {
                overridden += share * card.Probability;
                continue;
            }

            var adds = card.Adds;
            for (var i = 0; i < adds.Count; i++)
            {
                if (card.Parts[i].Override is not null) overridden += share * adds[i];
                else if (card.Parts[i].Finding is not { } finding) @base += share * adds[i];
                else states[(int)finding.State] += share * adds[i];
            }
        }

        return new WeightedShare(@base, states[(int)FactorState.Confirmed], states[(int)FactorState.Suspected], states[(int)FactorState.Denied], states[(int)FactorState.Unknown], overridden);
    }
}
