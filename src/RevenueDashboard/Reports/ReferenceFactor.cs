using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>A piece of evidence about a risk factor as a person reads and edits it.</summary>
/// <param name="CustomerId">Number in the database.</param>
public sealed record ReferenceFactor(int CustomerId, string Customer, RiskEvidence Said)
{
    /// <summary>Of the file format.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["customer", "factor", "state", "side", "date", "statement", "amount", "currency", "ends", "source", "note"];

    /// <summary>As files write it, one text per column.</summary>
    public string?[] Cells =>
    [
        Customer, RiskFactors.Word(Said.Factor), Said.State is { } state ? RiskFactors.Word(state) : null, Said.Side == EvidenceSide.Neither ? null : RiskFactors.Word(Said.Side), Day(Said.Date), Said.Statement,
        Said.Amount is { } amount ? ReferenceText.Number(amount) : null, Said.Currency?.Code, Day(Said.EndsOn), Said.Source, Said.Note,
    ];

    /// <summary>What is said, in a line: "suspected, for, 2024-05-31, Plans its own models".</summary>
    public string Line => Said.IsWithdrawn ? "nothing is said any more" : string.Join(", ", Cells.Skip(2).Where(cell => !string.IsNullOrEmpty(cell)));

    /// <summary>What each batch said of a customer's risk factors, in the order of its file.</summary>
    internal static async Task<IReadOnlyList<(int BatchId, string Words)>> SaidAsync(RevenueContext context, int customerId, CancellationToken cancellation)
    {
        var said = await context.RiskEvidence.AsNoTracking().Where(evidence => evidence.CustomerId == customerId)
            .OrderBy(evidence => evidence.BatchId).ThenBy(evidence => evidence.Factor).ThenBy(evidence => evidence.Number).ToListAsync(cancellation);
        return [.. said.Select(evidence => (evidence.BatchId, $"Risk factor {RiskFactors.Word(evidence.Factor)}: {new ReferenceFactor(customerId, "", evidence).Line}"))];
    }

    internal static IReadOnlyList<ReferenceFactor> Of(CubeFacts facts)
    {
        var names = facts.Customers.ToDictionary(customer => customer.Id, customer => customer.Name);
        return
        [
            .. facts.Evidence.Select(evidence => new ReferenceFactor(facts.Decided.IdOf(evidence.CustomerId), names[facts.Decided.IdOf(evidence.CustomerId)], evidence))
                .OrderBy(factor => factor.Customer, StringComparer.OrdinalIgnoreCase).ThenBy(factor => factor.CustomerId).ThenBy(factor => factor.Said.Factor).ThenBy(factor => factor.Said.Number),
        ];
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
