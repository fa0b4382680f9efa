using System.Collections.Frozen;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>The headers by which each field is known.</summary>
public static class FieldSynonyms
{
    // The first of each list is the field's own name, which --map, messages and exports use.
    private static readonly (FileField Field, string Headers)[] Lists =
    [
        (FileField.Month, "month, period, date, billing month, billing period, billing period start, billing date, invoice month, invoice date, usage month, usage date, revenue month, " +
            "reporting month, reporting period, accounting month, accounting period, posting month, posting period, service month, service period, month start, year month, month year, transaction date"),
        (FileField.Customer, "customer, customer name, account, account name, client, client name, billing account, billing account name, billing entity, billed customer, " +
            "company, company name, payer, payer name, payer account name, organisation, organization, buyer, sold to, bill to, customer account"),
        (FileField.Product, "product, product name, product line, service, service name, service line, offering, offer, offer name, product or service, solution"),
        (FileField.Amount, "amount, revenue, net revenue, spend, net spend, net amount, amount net, billed cost, billed amount, billed revenue, billing amount, invoiced amount, " +
            "invoice amount, sales, net sales, turnover, cost, charge, charges, total, value"),
        (FileField.Currency, "currency, currency code, billing currency, billing currency code, invoice currency, iso currency, ccy, curr, cur"),
        (FileField.CustomerId, "customer id, customer number, customer no, customer code, customer key, account id, account number, account no, client id, client number, billing account id, payer account id"),
        (FileField.Parent, "parent, parent name, parent customer, parent company, parent account, parent organisation, parent organization, ultimate parent, group, group name, holding"),
        (FileField.RevenueType, "revenue type, type, type of revenue, revenue category, charge type, charge category"),
        (FileField.Status, "status, record status, figure status, certainty"),
        (FileField.Source, "source, data source, citation"),
        (FileField.Qualifier, "qualifier, wording"),
        (FileField.AmountLow, "amount low, low, low amount, amount min, min amount, minimum, lower bound, at least"),
        (FileField.AmountHigh, "amount high, high, high amount, amount max, max amount, maximum, upper bound, at most"),
        (FileField.Note, "note, notes, comment, comments, remark, remarks, memo"),
        (FileField.Quantity, "quantity, qty, usage quantity"),
        (FileField.Unit, "unit, unit of measure, quantity unit, usage unit, uom"),
        (FileField.Industry, "industry, sector, vertical, customer industry"),
        (FileField.Country, "country, customer country, country code"),
        (FileField.PreviousProvider, "previous provider, prior provider, former provider, previous supplier, previous cloud, migrated from"),
        (FileField.CustomerSince, "customer since, client since, since, first contract"),
        (FileField.ParentFrom, "parent from, from, from month, valid from, parent since"),
        (FileField.ParentTo, "parent to, to, to month, valid to, parent until, until"),
        (FileField.MarginLow, "gross margin low, margin low, low margin, gross margin min, margin min, low"),
        (FileField.MarginHigh, "gross margin high, margin high, high margin, gross margin max, margin max, high"),
        (FileField.Rate, "rate, exchange rate, fx rate, fx, conversion rate"),
        (FileField.Total, "total, reported total, total amount, total revenue"),
        (FileField.AliasOf, "alias of, same as, merged into, alias"),
        (FileField.DistinctFrom, "distinct from, different from, not the same as"),
        (FileField.Series, "series, series name, reference series, indicator"),
        (FileField.SeriesKind, "kind, series kind, kind of figure, kind of value"),
        (FileField.Value, "value, figure, observation, series value"),
        (FileField.Counterparty, "counterparty, counterparty name, related party"),
        (FileField.Role, "role, counterparty role"),
        (FileField.Part, "part, part of revenue, percentage, percent"),
        (FileField.RoleFrom, "from, from month, valid from, role from, since"),
        (FileField.RoleTo, "to, to month, valid to, role to, until"),
        (FileField.Claim, "claim, claim name, claim id"),
        (FileField.Metric, "metric, measure, claimed metric"),
        (FileField.FirstMonth, "first month, from, from month, month from"),
        (FileField.Over, "over, at least so many, size"),
        (FileField.Speaker, "speaker, said by, who"),
        (FileField.SaidOn, "said on, claim date, statement date"),
        (FileField.Statement, "statement, quote, what was said"),
        (FileField.Date, "date, day, event date"),
        (FileField.Title, "title, event, headline"),
        (FileField.EventKind, "event kind, kind, kind of event"),
        (FileField.Limit, "limit, limit name"),
        (FileField.Measure, "measure, metric, measured by"),
        (FileField.Subject, "subject, on, limit on"),
        (FileField.Warning, "warning, warning level, warning from"),
        (FileField.Hard, "hard, hard level, hard limit, level"),
        (FileField.Owner, "owner, limit owner, goal owner, responsible"),
        (FileField.Goal, "goal, goal name"),
        (FileField.Target, "target, target figure"),
        (FileField.GoalFrom, "from, from month, counted from"),
        (FileField.Due, "due, due month, by, until"),
    ];

    private static readonly FrozenDictionary<FileField, string[]> HeadersOf =
        Lists.ToFrozenDictionary(list => list.Field, list => list.Headers.Split(", "));

    private static readonly FrozenDictionary<FileField, FrozenSet<string>> KeysOf =
        HeadersOf.ToFrozenDictionary(list => list.Key, list => list.Value.Select(Squeezed).ToFrozenSet());

    /// <summary>The field's own name, as messages and <c>--map</c> write it: <c>customer id</c>.</summary>
    public static string NameOf(FileField field) => HeadersOf[field][0];

    /// <summary>All headers the field is known by, its own name first.</summary>
    public static IReadOnlyList<string> Of(FileField field) => HeadersOf[field];

    /// <summary>
    /// What is left of a header when spelling does not matter: without space at its ends, in lower case, space, <c>_</c> and <c>-</c> taken as one space.
    /// </summary>
    public static string Normal(string header)
    {
        var normal = new StringBuilder(header.Length);
        foreach (var c in FieldText.Trim(header))
        {
            if (!FieldText.IsSpace(c) && c is not ('_' or '-')) normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }

        return normal.ToString().TrimEnd(' ');
    }

    internal static bool Knows(FileField field, string normalHeader) => KeysOf[field].Contains(Squeezed(normalHeader));

    // BillingPeriodStart has no divider at all: synonyms are compared without any.
    private static string Squeezed(string normalHeader) => normalHeader.Replace(" ", "", StringComparison.Ordinal);
}
