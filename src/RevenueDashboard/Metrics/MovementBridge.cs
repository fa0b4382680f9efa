using System.Diagnostics;

namespace RevenueDashboard.Metrics;

/// <summary>
/// How the revenue of one month became that of another, customer by customer, in ten-thousandths. The parts carry their signs, so that
/// opening + new + reactivation + expansion + contraction + churn + credit + structure + FX = closing, to the last unit.
/// </summary>
public sealed record MovementBridge
{
    internal MovementBridge()
    {
    }

    /// <summary>Net revenue of the earlier month.</summary>
    public long Opening { get; internal init; }

    /// <summary>From customers that never paid before, ≥ 0.</summary>
    public long New { get; internal init; }

    /// <summary>From customers that pay again after at least one month without, ≥ 0.</summary>
    public long Reactivation { get; internal init; }

    /// <summary>What customers pay more at unchanged exchange rates, ≥ 0; <see cref="CrossSell"/> included.</summary>
    public long Expansion { get; internal init; }

    /// <summary>The part of <see cref="Expansion"/> that comes from products the customer did not pay for before, ≥ 0. Not a bar of its own.</summary>
    public long CrossSell { get; internal init; }

    /// <summary>What customers pay less at unchanged exchange rates while they stay, ≤ 0.</summary>
    public long Contraction { get; internal init; }

    /// <summary>What customers paid that pay nothing any more, ≤ 0.</summary>
    public long Churn { get; internal init; }

    /// <summary>Changes below zero: credits given, −, and credits of the earlier month that are over, +.</summary>
    public long Credit { get; internal init; }

    /// <summary>Revenue of the earlier month that counts for another parent in the later one. 0 over all customers; with one of them left out, what went to it or came from it.</summary>
    public long Structure { get; internal init; }

    /// <summary>What changed exchange rates made of amounts in other currencies that were there in both months.</summary>
    public long Fx { get; internal init; }

    /// <summary>Net revenue of the later month.</summary>
    public long Closing { get; internal init; }

    public int NewCount { get; internal init; }

    public int ReactivationCount { get; internal init; }

    public int ExpansionCount { get; internal init; }

    public int ContractionCount { get; internal init; }

    public int ChurnCount { get; internal init; }

    /// <summary>How many customers a change in credit touches; they may also be counted elsewhere.</summary>
    public int CreditCount { get; internal init; }

    /// <summary>How many customers gained or lost revenue by a change of parents; they may also be counted elsewhere.</summary>
    public int StructureCount { get; internal init; }

    /// <summary>How many customers a change of rates touches; they may also be counted elsewhere.</summary>
    public int FxCount { get; internal init; }

    /// <summary>How many customers paid in the earlier month, by the parents of the later one.</summary>
    public int OpeningCount { get; internal init; }

    /// <summary>Churned customers over customers at the start, 0 to 1; null when there were none.</summary>
    public double? LogoChurn => OpeningCount == 0 ? null : ChurnCount / (double)OpeningCount;

    /// <summary>(New + reactivation + expansion)/(contraction + churn), ≥ 0; null when nothing was lost ("no losses").</summary>
    public double? QuickRatio => Contraction == 0 && Churn == 0 ? null : ((double)New + Reactivation + Expansion) / -((double)Contraction + Churn);

    /// <summary>Sorts every customer's change into its part.</summary>
    /// <param name="before">Net amount per customer or parent in the earlier month.</param>
    /// <param name="after">The same customers in the same order in the later month; an absent one has 0.</param>
    /// <param name="positiveEarlier">Whether the customer had an amount above zero in any month before these two.</param>
    /// <param name="crossSell">What each customer's expansion owes to products without revenue before, from <see cref="CrossSellOf"/>; empty when not asked for.</param>
    /// <exception cref="ArgumentException">The inputs are not of one length.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static MovementBridge Of(ReadOnlySpan<long> before, ReadOnlySpan<long> after, ReadOnlySpan<bool> positiveEarlier, ReadOnlySpan<long> crossSell = default)
    {
        if (after.Length != before.Length || positiveEarlier.Length != before.Length || (!crossSell.IsEmpty && crossSell.Length != before.Length))
            throw new ArgumentException("The months need the same customers in the same order.");

        var tally = new MovementTally();
        for (var i = 0; i < before.Length; i++) tally.Add(before[i], after[i], positiveEarlier[i], crossSell.IsEmpty ? 0 : crossSell[i]);
        return tally.ToBridge();
    }

    /// <summary>What one customer newly pays for products it did not pay for before, at most its expansion; 0 when it does not expand.</summary>
    /// <param name="before">The customer's net amount per product in the earlier month.</param>
    /// <param name="after">The same products in the same order in the later month.</param>
    /// <exception cref="ArgumentException">The inputs are not of one length.</exception>
    public static long CrossSellOf(ReadOnlySpan<long> before, ReadOnlySpan<long> after)
    {
        if (after.Length != before.Length) throw new ArgumentException("Both months need the same products in the same order.", nameof(after));

        long paidBefore = 0, paidAfter = 0, fromNewProducts = 0;
        for (var i = 0; i < before.Length; i++)
        {
            paidBefore = checked(paidBefore + before[i]);
            paidAfter = checked(paidAfter + after[i]);
            if (before[i] <= 0 && after[i] > 0) fromNewProducts = checked(fromNewProducts + after[i]);
        }

        return paidBefore > 0 && paidAfter > paidBefore ? Math.Min(fromNewProducts, checked(paidAfter - paidBefore)) : 0;
    }

    /// <summary>The bridge without one of its customers.</summary>
    /// <param name="one">The bridge of that customer alone.</param>
    public MovementBridge Without(MovementBridge one)
    {
        checked
        {
            var rest = new MovementBridge
            {
                Opening = Opening - one.Opening, New = New - one.New, Reactivation = Reactivation - one.Reactivation, Expansion = Expansion - one.Expansion,
                CrossSell = CrossSell - one.CrossSell, Contraction = Contraction - one.Contraction, Churn = Churn - one.Churn, Credit = Credit - one.Credit,
                Structure = Structure - one.Structure, Fx = Fx - one.Fx, Closing = Closing - one.Closing,
                OpeningCount = OpeningCount - one.OpeningCount, NewCount = NewCount - one.NewCount, ReactivationCount = ReactivationCount - one.ReactivationCount,
                ExpansionCount = ExpansionCount - one.ExpansionCount, ContractionCount = ContractionCount - one.ContractionCount, ChurnCount = ChurnCount - one.ChurnCount,
                CreditCount = CreditCount - one.CreditCount, StructureCount = StructureCount - one.StructureCount, FxCount = FxCount - one.FxCount,
            };
            rest.RequireClosed();
            return rest;
        }
    }

    internal void RequireClosed()
    {
        var sum = (Int128)Opening + New + Reactivation + Expansion + Contraction + Churn + Credit + Structure + Fx;
        if (sum != Closing) throw new UnreachableException($"The bridge does not close: {sum} is not {Closing}.");
    }
}
